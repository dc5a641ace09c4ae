"""Makes the tables of a fresh database and two people in it: python -m tests.ops.fill"""

import django

PASSWORD = "Mot-mat-khau-dai-2026"


def main():
    """Once Django is set up."""
    from sauro.config.prepare import prepare  # noqa: PLC0415
    from sauro.foundation.access.models import User  # noqa: PLC0415
    from sauro.organization.tests.make import make_seat  # noqa: PLC0415

    prepare()
    for name, path in (("lan", "v.01"), ("minh", "v.02")):
        seat = make_seat(path)
        User.objects.filter(pk=seat.user.pk).update(username=name, full_name="Sầm Thị Duy Nhất")


if __name__ == "__main__":
    django.setup()
    main()
