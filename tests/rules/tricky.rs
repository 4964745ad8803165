//! Sentences that look wrong and are right, and wrong ones that look right.
