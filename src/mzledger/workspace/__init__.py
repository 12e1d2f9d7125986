"""The county's folder: settings, years, townships, dated standards, approved exceptions, texts."""
