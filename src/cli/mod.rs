//! The command line. Only this module prints, exits and reads the clock.
