// jsQR leaves one function behind in the window; nothing is exported.
export {};
