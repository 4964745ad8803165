use crate::diag::Diagnostics;
