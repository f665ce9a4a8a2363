"""What a credential is, and what is said about one: pure, frozen values without any I/O.

Names are those of Open Badges 3.0 (https://www.imsglobal.org/spec/ob/v3p0/).
"""
