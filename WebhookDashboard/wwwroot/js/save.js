// Saves a blob as a file in the browser's folder for downloads.
export function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser has to start the download first.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
