// Saves what the server streams as a file.
export async function save(name, type, stream) {
  const url = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser has to start the download first.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
