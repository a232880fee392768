"""When: what is due is rows, a watched heartbeat finds them, and each job is one call to a use case."""
