import './relative-time.js';
import './local-time.js';
import './copy.js';
import './connection.js';
