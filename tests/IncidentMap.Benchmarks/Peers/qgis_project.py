"""Makes the project that QGIS Server serves: one layer, published as features.

usage: qgis_project.py HOST PORT USER PASSWORD DATABASE VIEW PROJECT_FILE
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsDataSourceUri, QgsProject, QgsVectorLayer

host, port, user, password, database, view, project_file = sys.argv[1:]
application = QgsApplication([], False)
application.initQgis()
source = QgsDataSourceUri()
source.setConnection(host, port, database, user, password)
source.setDataSource("public", view, "point", "", "id")
layer = QgsVectorLayer(source.uri(False), "incidents", "postgres")
if not layer.isValid():
    sys.exit(f"QGIS cannot read {view}: {layer.error().message()}")
project = QgsProject.instance()
project.addMapLayer(layer)
project.writeEntry("WFSLayers", "/", [layer.id()])
project.writeEntry("WFSLayersPrecision", "/" + layer.id(), 8)
if not project.write(project_file):
    sys.exit(f"QGIS cannot write {project_file}.")
sys.stdout.flush()
# Letting the interpreter tear Qt down in its own order crashes now and then.
os._exit(0)
