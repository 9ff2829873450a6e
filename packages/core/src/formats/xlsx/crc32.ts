/** The checksum of a zip entry: without it a flipped bit could change a figure unnoticed. */

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

/**
 * Carry a CRC-32 on over more bytes; start from 0.
 *
 * @see ITU-T V.42, 8.1.1.6.2; the check value of "123456789" is cbf43926
 * @example
 * crc32(0, Uint8Array.of(49, 50, 51, 52, 53, 54, 55, 56, 57)).toString(16); // => "cbf43926"
 */
export function crc32(crc: number, bytes: Uint8Array): number {
  let remainder = ~crc;
  for (let i = 0; i < bytes.length; i++)
    remainder = TABLE[(remainder ^ bytes[i]!) & 255]! ^ (remainder >>> 8);
  return ~remainder >>> 0;
}
