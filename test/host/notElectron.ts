// What `import 'electron'` means in a test: nothing that can be called. Code under test takes the desktop as an argument.
export default {};
