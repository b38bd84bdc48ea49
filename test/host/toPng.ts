import sharp from 'sharp';

// Writes a picture file as PNG to the standard output: what `NativeImage.toPNG` answers in Electron.
const [path, width, height] = process.argv.slice(2);
process.stdout.write(
  await sharp(path).resize(Number(width), Number(height), { fit: 'fill' }).png({ compressionLevel: 3 }).toBuffer(),
);
