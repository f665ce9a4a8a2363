# Aliases for those whose fingers type make; the commands are in dev.py.
.PHONY: run test check fix bench package
run test check fix bench package:
	python3 dev.py $@
