//! The counter: one list of requests and answers for the window, the terminal and the test host.
