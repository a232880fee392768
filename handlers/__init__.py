"""An update in, one use case, one answer out."""
