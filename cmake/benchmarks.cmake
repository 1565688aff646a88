# SPDX-License-Identifier: MIT
# Measurements that need the library alone; built with it, into the folder bench of the build.
file(GLOB FORECAST_ACCURACY CONFIGURE_DEPENDS bench/forecast/*.c)
add_executable(forecast_accuracy ${FORECAST_ACCURACY})
target_link_libraries(forecast_accuracy PRIVATE entente m)
set_target_properties(forecast_accuracy PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bench)
