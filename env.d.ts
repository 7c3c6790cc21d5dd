import "@remix-run/node";

declare module "@remix-run/node" {
  // Loaders answer dates as dates, not as JSON.
  interface Future {
    v3_singleFetch: true;
  }
}
