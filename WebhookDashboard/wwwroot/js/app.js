import './relative-time.js';
import './local-time.js';
import './copy.js';
import './tab-title.js';
import './dialog-escape.js';
import './connection.js';
