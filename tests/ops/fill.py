"""Makes the tables of a fresh database and two people in it: python -m tests.ops.fill"""

import django

PASSWORD = "Mot-mat-khau-dai-2026"


def main():
    """Once Django is set up."""
    from sauro.config.prepare import prepare  # noqa: PLC0415
    from sauro.config.simulated import make_person  # noqa: PLC0415
    from sauro.foundation.access.rights import Role  # noqa: PLC0415
    from sauro.organization.tests.make import make_body  # noqa: PLC0415

    prepare()
    for name, path in (("lan", "v.01"), ("minh", "v.02")):
        make_body(path)
        make_person((name, "Sầm Thị Duy Nhất"), path, ("Thư ký", Role.SECRETARY), password=PASSWORD)


if __name__ == "__main__":
    django.setup()
    main()
