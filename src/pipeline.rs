//! The one way every command takes: a file in, a tree and its bytes or findings out.
