"""Where and when cases were: a picture of places, of points, of months (bản đồ, theo thời gian)."""
