import '@fontsource-variable/source-sans-3/wght.css';
import 'leaflet/dist/leaflet.css';
import '../styles/scripts.css';
import '../styles/colours.css';
import '../styles/layout.css';
import '../styles/panels.css';
import '../styles/dossier.css';
import '../styles/time.css';
import '../styles/map.css';
import '../styles/touch.css';
import '../styles/print.css';
import { startPage } from './page';

startPage();
