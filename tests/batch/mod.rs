//! One template, many units: `mau/` is a small template with its table.

mod allocations;
mod capital;
mod city;
mod codes;
mod hostile;
mod issued;
mod kept;
mod leak;
mod money;
mod names;
mod origins;
mod other_units;
mod overlays;
mod own_paper;
mod printed;
mod runs;
mod tables;
mod words;
