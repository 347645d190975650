"""Checks report what disagrees; they never repair it."""
