"""A whole number that somebody typed, within bounds: one reader for addresses and options."""


def whole_number(text: str, smallest: int, largest: int) -> int | None:
    """Return the number that digits say; None where they say none, or one out of bounds.

    Texts of any length are refused by it: Python turns no more than some thousand digits into a
    number. Zeros before a number are no digits of it, however many there are.

    >>> whole_number("5", 1, 1000), whole_number("0000000000005", 1, 1000)
    (5, 5)
    >>> whole_number("1001", 1, 1000), whole_number("-1", 0, 9), whole_number("٣", 0, 9)
    (None, None, None)
    """
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0") or "0"
    if len(digits) > len(str(largest)):
        return None
    return int(digits) if smallest <= int(digits) <= largest else None
