/** Loaded before a program: tells its parent, on the pipe that it was given, the most memory that it ever held. */
import { writeSync } from "node:fs";

process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
