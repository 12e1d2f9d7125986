"""`mz` and `python -m mzledger`."""

from mzledger.cli.app import main

if __name__ == "__main__":
    main()
