"""The shell: the only room that builds things. Nobody imports it."""
