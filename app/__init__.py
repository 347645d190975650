"""MiGOF Funding Explorer: IOM's funding requirements, browsed, exported and checked."""
