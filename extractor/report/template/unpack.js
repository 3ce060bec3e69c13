// Unpacks the data of the page: gzip as base64, or plain JSON.

class TooOld extends Error {}

async function unpack(element) {
  if (element.dataset.encoding === "json") return JSON.parse(element.textContent);
  if (!("DecompressionStream" in window)) throw new TooOld();
  const bytes = Uint8Array.from(atob(element.textContent), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}
