// The library is C++: only its flags for compiling and linking come from here.
