#!/usr/bin/env python3
"""Makes NumPy files of a grid over time in a netCDF file of the classic format.

netcdf-to-npy.py FILE FOLDER VARIABLE=NAME...: writes FOLDER/NAME.npy for each variable (32-bit floats, time first, missing cells
NaN), its coordinates (latitudes.npy, longitudes.npy, depths.npy where there are any), and months.txt, a line a step.
Python's own library is enough.
"""
import array
import datetime
import os
import re
import struct
import sys

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 4, 6: 8}
CODES = {3: "h", 4: "i", 5: "f", 6: "d"}
AXES = {"degrees_north": "latitudes", "degrees_east": "longitudes", "METERS": "depths"}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


class Reader:
    def __init__(self, content):
        self.content = content
        self.place = 0
        magic = self.take(4)
        if magic[:3] != b"CDF" or magic[3] not in (1, 2):
            raise ValueError("this is no netCDF file of the classic format: it begins with %r" % magic)
        self.wide = magic[3] == 2
        self.records = self.integer()
        self.dimensions = self.items(lambda: (self.name(), self.integer()))
        self.attributes()
        self.variables = {v["name"]: v for v in self.items(self.variable)}
        # Variables that grow with time are written in turns, a record of each.
        self.record_size = sum(v["size"] for v in self.variables.values() if self.grows(v))

    def take(self, count):
        if self.place + count > len(self.content):
            raise ValueError("the file is cut off after %d bytes" % len(self.content))
        self.place += count
        return self.content[self.place - count:self.place]

    def padded(self, count):
        return self.take(count + -count % 4)[:count]

    def integer(self):
        return struct.unpack(">i", self.take(4))[0]

    def name(self):
        return self.padded(self.integer()).decode("utf-8")

    def items(self, read):
        self.integer()
        return [read() for _ in range(self.integer())]

    def attribute(self):
        name, kind, count = self.name(), self.integer(), self.integer()
        value = self.padded(count * SIZES[kind])
        return name, value.decode("latin-1") if kind <= 2 else struct.unpack(">%d%s" % (count, CODES[kind]), value)

    def attributes(self):
        return dict(self.items(self.attribute))

    def variable(self):
        name = self.name()
        axes = [self.integer() for _ in range(self.integer())]
        attributes, kind, size = self.attributes(), self.integer(), self.integer()
        start = struct.unpack(">q", self.take(8))[0] if self.wide else self.integer()
        return {"name": name, "axes": axes, "attributes": attributes, "kind": kind, "size": size, "start": start}

    def grows(self, variable):
        return bool(variable["axes"]) and self.dimensions[variable["axes"][0]][1] == 0

    def shape(self, variable):
        return [self.dimensions[axis][1] or self.records for axis in variable["axes"]]

    def values(self, variable):
        shape = self.shape(variable)
        count = 1
        for size in shape:
            count *= size
        values = array.array(CODES[variable["kind"]])
        if self.grows(variable):
            length = count // self.records * SIZES[variable["kind"]]
            for record in range(self.records):
                self.place = variable["start"] + record * self.record_size
                values.frombytes(self.take(length))
        else:
            self.place = variable["start"]
            values.frombytes(self.take(count * SIZES[variable["kind"]]))
        if sys.byteorder == "little":
            values.byteswap()
        return values


def write(path, values, shape):
    header = "{'descr': '<%s', 'fortran_order': False, 'shape': (%s), }" % (
        {"f": "f4", "d": "f8"}[values.typecode], "".join("%d, " % size for size in shape).rstrip(" "))
    header += " " * (-(len(header) + 11) % 64) + "\n"
    if sys.byteorder == "big":
        values.byteswap()
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode("ascii"))
        file.write(values.tobytes())


def month(hours, units):
    year, first_month, day, hour = map(int, re.match(r"hours? since (\d+)-(\d+)-(\d+) (\d+):00:00$", units).groups())
    if year == 0:
        # The mean of many years: each step is the middle of a twelfth of one.
        return MONTHS[int(hours / (365.2425 * 24 / 12))]
    return (datetime.datetime(year, first_month, day, hour) + datetime.timedelta(hours=hours)).strftime("%Y-%m")


def main():
    source, folder = sys.argv[1:3]
    with open(source, "rb") as file:
        reader = Reader(file.read())
    for wish in sys.argv[3:]:
        variable, name = wish.split("=")
        grid = reader.variables[variable]
        values = reader.values(grid)
        missing = {value for key in ("missing_value", "_FillValue") for value in grid["attributes"].get(key, ())}
        write(os.path.join(folder, name + ".npy"), array.array("f", (float("nan") if v in missing else v for v in values)), reader.shape(grid))
        for axis in grid["axes"]:
            coordinates = reader.variables[reader.dimensions[axis][0]]
            units = coordinates["attributes"]["units"]
            steps = reader.values(coordinates)
            if units in AXES:
                write(os.path.join(folder, AXES[units] + ".npy"), steps, [len(steps)])
            else:
                with open(os.path.join(folder, "months.txt"), "w", encoding="ascii", newline="\n") as file:
                    file.writelines(month(hours, units) + "\n" for hours in steps)


main()
