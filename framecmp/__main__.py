"""The command: ``framecmp``, and ``python -m framecmp`` for where it is not on the path."""

from framecmp.interrupts import end_while_nothing_is_open


def main() -> None:
    """Run the command line, which an interrupt ends from its first import on."""
    end_while_nothing_is_open()
    from framecmp.cli import main

    main()


if __name__ == "__main__":
    main()
