import './relative-time.js';
import './copy.js';
import './connection.js';
