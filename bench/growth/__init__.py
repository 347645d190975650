"""What more editions and longer tables cost: up to 1,000 times the lines, made from a seed."""
