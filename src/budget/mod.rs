//! Every sum of a table, exact to the last digit.
