/** A QR code as one path over a square of so many modules, quiet zone included. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** Always dark on light, whatever the theme: cameras expect it. */
export function QrCode({ drawing, label }: { drawing: QrDrawing; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawing.size} ${drawing.size}`}
      className="size-52 rounded-lg"
      shapeRendering="crispEdges"
    >
      <rect width={drawing.size} height={drawing.size} fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  );
}
