"""`python -m benchmarks`: list what can be measured and run it all; `python -m benchmarks feed ...` runs one."""

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import benchmarks

#: Not measurements, but what they are made of.
PARTS = ("__main__", "crowd", "estate", "results")


def main(argv: list[str]) -> int:
    """Run one by name with its own arguments, or everything; the number of those that failed."""
    names = sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name not in PARTS)
    if argv and argv[0] not in names:
        print(f"there is no {argv[0]!r}; there is: {', '.join(names)}", file=sys.stderr)
        return 2
    failed = 0
    for name in argv[:1] or names:
        print(f"\n== {name}: {promise_of(name)}", flush=True)
        failed += bool(subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *argv[1:]], check=False).returncode)
    return failed


def promise_of(name: str) -> str:
    """The first line of its docstring, read without importing it."""
    source = (Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
