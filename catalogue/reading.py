"""Reading YAML without forgetting where each thing stood.

PyYAML's plain `load` keeps the last of two equal keys and drops every line number, so the nodes
are walked first and turned into plain data afterwards.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from catalogue.mistakes import Mistake

#: Where in the data: ("kinds", "repair", "letter"), ("routes", 2, "team").
Where = tuple[str | int, ...]


@dataclass
class Source:
    """The plain data of one file or of several merged ones; `lines` knows where each part stands."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[Where, tuple[str, int]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def blame(self, where: Where, wrong: str, remedy: str) -> None:
        """Note a mistake at `where`, or at the nearest thing around it that stands in a file."""
        while where and where not in self.lines:
            where = where[:-1]
        file, line = self.lines.get(where) or min(self.lines.values(), default=("catalogue", 1))
        self.mistakes.append(Mistake(file, line, wrong, remedy))


class _Loader(yaml.SafeLoader):
    """Dates stay text, as keys too: the schema reads them, and says where one stands that does not exist."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_file(path: Path) -> Source:
    """The file's data with its lines; what cannot be read is in `mistakes`."""
    source = Source()
    loader = None
    try:
        loader = _Loader(path.read_bytes())
        _fill(source, loader, path.name)
    except yaml.YAMLError as broken:
        source.mistakes.append(_syntax(path, broken))
    finally:
        if loader is not None:
            loader.dispose()
    return source


def _fill(source: Source, loader: yaml.SafeLoader, file: str) -> None:
    node = loader.get_single_node()
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        remedy = "begin the file with a key, for instance `kinds:`"
        source.mistakes.append(Mistake(file, node.start_mark.line + 1, "the file holds no keys", remedy))
        return
    _walk(source, node, (), file, ())
    if not source.mistakes:
        source.data = loader.construct_document(node)


def _walk(source: Source, node: yaml.Node, where: Where, file: str, above: tuple[yaml.Node, ...]) -> None:
    if node in above:  # an anchor that holds itself would be walked for ever
        return
    above = (*above, node)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            source.lines[(*where, index)] = (file, item.start_mark.line + 1)
            _walk(source, item, (*where, index), file, above)
    elif isinstance(node, yaml.MappingNode):
        for key_node, value in node.value:
            stands = value if isinstance(value, yaml.ScalarNode) and value.value else key_node
            spot = (file, stands.start_mark.line + 1)
            key = _key(source, key_node, where, spot)
            if key is not None:
                source.lines[(*where, key)] = spot
                _walk(source, value, (*where, key), file, above)


def _key(source: Source, node: yaml.Node, where: Where, spot: tuple[str, int]) -> str | None:
    """The key that `node` writes, or None after noting why it is none."""
    if not isinstance(node, yaml.ScalarNode):
        source.mistakes.append(Mistake(*spot, "a list or a group cannot be a key", "write one word"))
        return None
    key = str(node.value)
    if node.tag != "tag:yaml.org,2002:str":
        # YAML reads no, on and 12 as a truth, another truth and a number.
        source.mistakes.append(Mistake(*spot, f"the key {key} is not text", f'put it in quotes: "{key}"'))
    elif (*where, key) in source.lines:
        first = source.lines[(*where, key)][1]
        wrong = f"{key!r} stands here twice, first in line {first}"
        source.mistakes.append(Mistake(*spot, wrong, "keep one of them"))
    else:
        return key
    return None


def _syntax(path: Path, broken: yaml.YAMLError) -> Mistake:
    if isinstance(broken, yaml.MarkedYAMLError):
        mark = broken.problem_mark or broken.context_mark
        line = mark.line + 1 if mark else 1
        problem = broken.problem or broken.context or "cannot be read"
        remedy = "mend the YAML here or in the line above: indentation, a missing colon, quote or bracket"
        if isinstance(broken, yaml.constructor.ConstructorError):
            remedy = "write plain text, numbers, lists and keys only"
        return Mistake(path.name, line, f"not YAML: {problem}", remedy)
    before = path.read_bytes()[: getattr(broken, "position", 0)]
    remedy = "save the file as UTF-8 without control characters"
    return Mistake(path.name, before.count(b"\n") + 1, "not readable text", remedy)
