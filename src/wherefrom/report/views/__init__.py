"""What the reports show: plain frozen values, without HTML and without a terminal."""
