"""What Django says by itself is Vietnamese on a Vietnamese page."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation


@pytest.mark.parametrize("weak", ["ngan", "password1234", "123456789qwe"])
def test_a_weak_password_is_refused_in_vietnamese(weak):
    with translation.override("vi"), pytest.raises(ValidationError) as refused:
        validate_password(weak)
    said = " ".join(refused.value.messages)
    assert "ật khẩu" in said
    assert "password" not in said
