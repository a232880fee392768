"""The service catalogue: YAML files that say what an estate offers, validated when loaded."""
