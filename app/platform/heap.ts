/**
 * How the app and its worker start Node. Each message that comes in takes memory outside of V8's heap (sockets, sealed bodies);
 * left alone, V8 collects the whole heap after every 32 MB of that, about every second and a half, and a message that arrives
 * meanwhile waits up to ten milliseconds. Counted together with a heap that starts at a sensible size, it hardly ever does.
 */
export const HEAP_FLAGS = ["--external-memory-accounted-in-global-limit", "--initial-heap-size=128"] as const;
