"""Opens a collection as QGIS does and prints, as JSON, what a user of the layer would see.

usage: qgis_layer.py LANDING_PAGE COLLECTION [SUBSET [WEST,SOUTH,EAST,NORTH]]
"""

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer, QgsWkbTypes


def main(landing_page, collection, subset="", extent=""):
    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(f"url='{landing_page}' typename='{collection}'", collection, "OAPIF")
    taken = layer.setSubsetString(subset)
    request = QgsFeatureRequest()
    if extent:
        request.setFilterRect(QgsRectangle(*map(float, extent.split(","))))
    features = list(layer.getFeatures(request))
    print(json.dumps({
        "valid": layer.isValid(),
        "subset_taken": taken,
        "geometry": QgsWkbTypes.displayString(layer.wkbType()),
        "crs": layer.crs().authid(),
        "count": layer.featureCount(),
        "fields": {field.name(): field.typeName() for field in layer.fields()},
        "keys": sorted(feature["key"] for feature in features),
        "places": {
            feature["key"]: [feature.geometry().asPoint().x(), feature.geometry().asPoint().y()]
            for feature in features if feature.hasGeometry()
        },
    }))
    # Letting the interpreter tear Qt down in its own order crashes now and then.
    sys.stdout.flush()
    os._exit(0)


main(*sys.argv[1:])
