"""`python -m benchmarks`: list what can be measured and run it all; `python -m benchmarks feed ...` runs one."""

import importlib
import pkgutil
import sys

import benchmarks

#: Not measurements, but what they are made of.
PARTS = ("__main__", "estate")


def main(argv: list[str]) -> int:
    """Run one by name, or everything; the number of those that failed."""
    names = sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name not in PARTS)
    if argv and argv[0] not in names:
        print(f"there is no {argv[0]!r}; there is: {', '.join(names)}", file=sys.stderr)
        return 2
    failed = 0
    for name in argv[:1] or names:
        module = importlib.import_module(f"benchmarks.{name}")
        print(f"\n== {name}: {(module.__doc__ or '').splitlines()[0]}", flush=True)
        failed += bool(module.main(argv[1:]))
    return failed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
