// Imported first, and written for any Node that knows modules: an old one must be told, not left to a syntax error.
const [maggiore, minore] = process.versions.node.split('.').map(Number);
if (maggiore < 20 || (maggiore === 20 && minore < 19)) {
  console.error(
    'Serve Node.js 20.19 o successivo; questo è ' + process.versions.node + '. Si scarica da https://nodejs.org',
  );
  process.exit(1);
}
