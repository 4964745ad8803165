//! How findings look: for people, one line each, or JSON.
