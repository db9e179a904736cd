// Identification
