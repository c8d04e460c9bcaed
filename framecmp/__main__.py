"""``python -m framecmp``, for where the command is not on the path."""

from framecmp.cli import main

if __name__ == "__main__":
    main()
