"""What reads each kind of file inside the child process: the standard library and one parser each, nothing of ikm."""
